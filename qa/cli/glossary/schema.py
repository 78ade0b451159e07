"""`qa glossary schema`: what editors check packs by."""

from __future__ import annotations

import click


@click.command()
def schema() -> None:
    """Print the JSON Schema of hand-kept packs, for editors to complete and check them.

    It lies beside the packs as pack.schema.json; a pack whose first line is
    `#:schema ./pack.schema.json` is checked by Taplo (Even Better TOML) and Tombi.
    """
    from qa.glossary.schema import schema_text

    click.echo(schema_text(), nl=False)
