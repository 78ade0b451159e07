"""`qa names check`: who knows a name."""

from __future__ import annotations

import sys
from collections.abc import Sequence

import click

from qa.cli.glossary.opened import open_shelf
from qa.cli.names.own import content, own_list
from qa.cli.paths import seen_from_here
from qa.cli.tongue import TAG
from qa.glossary.lookup.shelf import Shelf, Written
from qa.language import base
from qa.names.known import folded, lines
from qa.names.lexicon import common, lexicon

_MOST = 3  # glossary entries that are named


@click.command()
@click.argument("names", nargs=-1, required=True, metavar="NAME...")
@click.option("--lang", type=TAG, default="en", show_default=True, metavar="LANG",
              help="Language of the everyday words and of the glossary's forms.")  # fmt: skip
def check(names: tuple[str, ...], lang: str) -> None:
    """Say of each word of the names where it is known: the newsroom's own list, the glossary, the
    lexicon of real names (with the source that attests it), the everyday words.

    Exits with 1 when a word is known nowhere: such a word alone may be taken for a mangled name.
    """
    file = own_list()
    own = [(folded(line.name), line.number) for line in lines(content(file), file) if line.name]
    shelf = open_shelf(())
    unknown = False
    for name in names:
        for word in name.split():
            key = folded(word)
            if not key:
                continue
            said = [f"{seen_from_here(file)}:{number}" for known, number in own if key[0] in known]
            said += _glossary(shelf, key, lang)
            said += [origin.title for origin in lexicon().origins(word)]
            said += ["an everyday word"] if word.casefold() in common(lang) else []
            unknown |= not said
            click.echo(f"{word}: {'; '.join(said) or 'unknown'}")
    sys.exit(1 if unknown else 0)


def _glossary(shelf: Shelf, key: Sequence[str], lang: str) -> list[str]:
    """The concepts that have the word in a name, as what it is."""

    def fold(text: str) -> str:
        return f" {' '.join(folded(text))} "

    wanted = f" {' '.join(key)} "
    found: dict[str, Written] = {}
    for hit in shelf.written(fold, lambda text: wanted in text):
        if hit.form and base(hit.lang) == base(lang):
            found.setdefault(hit.term.id, hit)
    more = [f"and {len(found) - _MOST} more"] if len(found) > _MOST else []
    shown = [f"glossary: {concept} ({hit.text})" for concept, hit in found.items()]
    return [*shown[:_MOST], *more]
