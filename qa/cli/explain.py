"""`qa checks` and `qa explain`: what is checked, and why."""

from __future__ import annotations

import click


@click.command()
def checks() -> None:
    """List the checks, one line each."""
    from qa.checks import CHECKS

    width = max(map(len, CHECKS))
    for check in CHECKS.values():
        click.echo(f"{check.name:{width}}  {check.severity.label:8}  {check.summary}")


@click.command()
@click.argument("name")
@click.option(
    "--format", "form", type=click.Choice(["text", "markdown"]), default="text", show_default=True
)
def explain(name: str, form: str) -> None:
    """Explain one check: what it finds, what it does not see, examples, options."""
    from qa.project import known_check
    from qa.reporting.explained import explained

    check = known_check(name)
    if form == "markdown":
        click.echo(
            f"# {check.name}\n\n{check.mqm} · {check.severity.label} · since {check.since}\n"
        )
        click.echo(explained(check))
        return
    click.secho(check.name, bold=True)
    click.echo(f"{check.mqm} · {check.severity.label} · since {check.since}\n")
    click.echo(explained(check, markdown=False))
