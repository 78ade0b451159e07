"""`qa`: the command line. One handler turns errors into one sentence and an exit code."""

from __future__ import annotations

import gc
import sys

import click

from qa import __version__
from qa.cli.check import check
from qa.cli.compare import compare
from qa.cli.explain import checks, explain
from qa.cli.glossary import glossary
from qa.cli.gold import gold
from qa.cli.history import history
from qa.cli.language import language
from qa.cli.lsp import lsp
from qa.cli.names import names
from qa.cli.report import report
from qa.cli.score import score
from qa.cli.streams import speak_utf8
from qa.cli.suppress import suppress
from qa.cli.telling import tell
from qa.errors import QaError


@click.group(context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(__version__, prog_name="qa")
def cli() -> None:
    """Checks machine-translated news before it is published.

    Exit codes: 0 clean, 1 findings, 2 the input or the command is wrong, 3 a bug of ours.
    """


cli.add_command(check)
cli.add_command(explain)
cli.add_command(checks)
cli.add_command(glossary)
cli.add_command(language)
cli.add_command(gold)
cli.add_command(names)
cli.add_command(suppress)
cli.add_command(score)
cli.add_command(compare)
cli.add_command(history)
cli.add_command(report)
cli.add_command(lsp)


def _say(error: click.ClickException) -> None:
    """A wrong command line in one sentence; a group without a command shows its help."""
    if isinstance(error, getattr(click.exceptions, "NoArgsIsHelpError", ())):
        error.show()
        return
    told = error.format_message().rstrip(".")
    where = getattr(error, "ctx", None)
    remedy = f" See {where.command_path if where else 'qa'} --help."
    tell(f"{told}{'' if told.endswith('?') else '.'}{remedy}")


def main() -> None:
    """The entry point of the command `qa`."""
    # The glossary is many small objects that live to the end: looking for garbage among them again
    # and again costs a twentieth of a short run.
    gc.set_threshold(100_000, 20, 20)
    speak_utf8()
    try:
        cli(prog_name="qa", standalone_mode=False)
    except click.exceptions.Exit as stop:
        sys.exit(stop.exit_code)
    except click.Abort:
        click.echo("stopped", err=True)
        sys.exit(2)
    except click.ClickException as error:
        _say(error)
        sys.exit(2)
    except QaError as error:
        tell(error)
        sys.exit(error.exit_code)
    except BrokenPipeError:
        sys.stderr.close()
        sys.exit(0)
    except Exception:
        import traceback

        click.echo(
            "qa: this is a bug of ours. Please report it with what follows and the command "
            f"line.\nwireqa {__version__}, Python {sys.version.split()[0]}\n"
            f"{traceback.format_exc()}",
            err=True,
        )
        sys.exit(3)
