"""What mining proposes, as a table with the command that takes each of them."""

from __future__ import annotations

from qa.model import Mining, Proposal, Sighted
from qa.reporting.night.shown import shown

_SURE = ((0.9, "sure"), (0.7, "likely"), (0.0, "perhaps"))


def proposals(mining: Mining | None) -> str:
    """The section of the page; nothing where nothing wrong was found."""
    if mining is None or not mining.proposals:
        return ""
    rows = "".join(map(_rows, mining.proposals))
    more = mining.total - len(mining.proposals)
    left = []
    if more:
        left.append(f"{more:,} more with wrong renderings")
    if mining.names:
        left.append(f"{mining.names:,} new names of which nothing wrong was seen")
    return (
        '<section id="proposals"><h2>Wrong renderings that no pack has yet</h2>'
        f"<p>Mined from {mining.segments:,} translations of sentences in which a check doubts a "
        "name. Accept what is wrong indeed: from the next night on it is found everywhere.</p>"
        '<div class="scroll"><table class="board"><thead><tr>'
        '<th scope="col">Name</th><th scope="col">Rendered as</th><th scope="col">Times</th>'
        '<th scope="col">Stories</th><th scope="col">Wrong?</th><th scope="col">Such as</th>'
        f"</tr></thead>{rows}</table></div>"
        f'<p class="hint">{shown(mining.file)} has them all'
        + (f", with {' and '.join(left)}" if left else "")
        + "; <code>--reject</code> instead of <code>--into</code> keeps one from coming back.</p>"
        "</section>"
    )


def _rows(proposal: Proposal) -> str:
    size = len(proposal.seen)
    new = " <small>new</small>" if proposal.new else ""
    source = f" <small>{shown(proposal.source)}</small>" if proposal.source else ""
    head = (
        f'<th scope="rowgroup" rowspan="{size}">{shown(proposal.right)}{new}{source}'
        "<details><summary>accept</summary>"
        f"<code>{shown(proposal.accept)}</code></details></th>"
    )
    body = "".join(
        f"<tr>{head if not number else ''}{_cells(sighted)}</tr>"
        for number, sighted in enumerate(proposal.seen)
    )
    return f'<tbody class="group">{body}</tbody>'


def _cells(sighted: Sighted) -> str:
    sure = next(word for least, word in _SURE if sighted.sure >= least)
    where = f" <small>{shown(sighted.where)}</small>" if sighted.where else ""
    return (
        f"<td><q>{shown(sighted.text)}</q></td><td class=value>{sighted.count:,}</td>"
        f"<td class=value>{sighted.stories:,}</td><td>{sure}</td>"
        f"<td class=wrap>{_excerpt(sighted)}{where}</td>"
    )


def _excerpt(sighted: Sighted) -> str:
    """The words round the rendering, which is marked where it is found in them."""
    before, found, after = sighted.excerpt.partition(sighted.text)
    if not found:
        return shown(sighted.excerpt)
    # The excerpt was cut by characters: without the halves of words at its ends.
    before = before.partition(" ")[2] or before
    after = after.rpartition(" ")[0] or after
    return f"… {shown(before)}<b>{shown(found)}</b>{shown(after)} …"
