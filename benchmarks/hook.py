"""The hook on a real repository: installed by pre-commit from this checkout, then timed.

    python benchmarks/hook.py STORY.en.mt.txt SOURCE.zh.txt [--no-install]

Two hundred stories are made of the lines of the two files, all of which are clean; five are changed
and staged. Printed: seconds of `pre-commit run` on them, cold and warm, beside pre-commit's own
share (the same run with a hook that does nothing); and the hook's command on a chunk of files known
to be clean beside `python -c "import click"`, their ratio. --no-install runs the hook from this
environment, for a machine without a package index.
"""

from __future__ import annotations

import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).parent.parent
STORIES, CHANGED, CHUNK = 200, 5, 50


def run(folder: Path, *words: str, code: int | None = 0) -> float:
    """Seconds that a command takes."""
    start = time.perf_counter()
    done = subprocess.run(words, cwd=folder, capture_output=True, text=True, check=False)
    if code is not None and done.returncode != code:
        sys.stderr.write(f"{' '.join(words)}\n{done.stdout}{done.stderr}")
        raise SystemExit(1)
    return time.perf_counter() - start


def made(folder: Path, target: list[str], source: list[str], edition: str) -> None:
    """The stories, ten lines each."""
    for number in range(STORIES):
        lines = [(number * 7 + n) % len(target) for n in range(10)]
        english, other = ([side[n] for n in lines] for side in (target, source))
        if number < CHANGED and edition:
            english, other = english[:-1], other[:-1]
        (folder / f"s{number}.en.mt.txt").write_text("\n".join(english) + "\n", encoding="utf-8")
        (folder / f"s{number}.zh.txt").write_text("\n".join(other) + "\n", encoding="utf-8")


def clean_lines(target: Path, source: Path) -> tuple[list[str], list[str]]:
    """The lines of the files that have no finding."""
    english = [line for line in target.read_text(encoding="utf-8").splitlines() if line.strip()]
    other = [line for line in source.read_text(encoding="utf-8").splitlines() if line.strip()]
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place)
        (folder / "a.en.mt.txt").write_text("\n".join(english) + "\n", encoding="utf-8")
        (folder / "a.zh.txt").write_text("\n".join(other) + "\n", encoding="utf-8")
        done = subprocess.run(
            [sys.executable, "-m", "qa", "check", "a.en.mt.txt", "--no-scores", "--format", "json",
             "--exit-zero"], cwd=folder, capture_output=True, text=True, check=True,
        )  # fmt: skip
    bad = {f["segment"] - 1 for f in json.loads(done.stdout)["documents"][0]["findings"]}
    kept = [n for n in range(len(english)) if n not in bad]
    return [english[n] for n in kept], [other[n] for n in kept]


def main() -> int:
    words = [word for word in sys.argv[1:] if not word.startswith("--")]
    if len(words) != 2:
        return 0
    target, source = clean_lines(Path(words[0]), Path(words[1]))
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place) / "copy"
        folder.mkdir()
        os.environ["PRE_COMMIT_HOME"] = f"{place}/home"
        os.environ["WIREQA_CACHE"] = f"{place}/cache"
        os.environ["PATH"] = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
        measured(folder, target, source, install="--no-install" not in sys.argv)
    return 0


def measured(folder: Path, target: list[str], source: list[str], *, install: bool) -> None:
    import yaml

    made(folder, target, source, "")
    hooks = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text())
    (hook,) = (h for h in hooks if h["id"] == "qa-check")
    nothing = {**hook, "id": "nothing", "entry": "true", "language": "system"}
    repos = [{"repo": "local", "hooks": [nothing]}]
    run(folder, "git", "init", "-q")
    run(folder, "git", "config", "user.email", "a@b.c")
    run(folder, "git", "config", "user.name", "x")
    if install:
        revision = subprocess.run(
            ["git", "-C", str(ROOT), "rev-parse", "HEAD"],
            capture_output=True,
            text=True,
            check=True,
        ).stdout.strip()
        repos.append({"repo": str(ROOT), "rev": revision, "hooks": [{"id": "qa-check"}]})
    else:
        repos.append({"repo": "local", "hooks": [{**hook, "language": "system"}]})
    (folder / ".pre-commit-config.yaml").write_text(json.dumps({"repos": repos}))
    run(folder, "git", "add", ".")
    run(folder, "git", "commit", "-q", "-m", "first")
    precommit = [sys.executable, "-m", "pre_commit"]
    print(f"install {run(folder, *precommit, 'install-hooks'):.1f} s")
    print(f"all files, cold {run(folder, *precommit, 'run', 'qa-check', '--all-files'):.2f} s")
    made(folder, target, source, "changed")
    run(folder, "git", "add", ".")
    first = run(folder, *precommit, "run", "qa-check")
    warm = statistics.median(run(folder, *precommit, "run", "qa-check") for _ in range(5))
    bare = statistics.median(run(folder, *precommit, "run", "nothing") for _ in range(5))
    everything = run(folder, *precommit, "run", "qa-check", "--all-files")
    print(f"{CHANGED} of {STORIES} changed: first {first:.2f} s, again {warm:.2f} s; "
          f"pre-commit alone {bare:.2f} s; all files again {everything:.2f} s")  # fmt: skip
    files = [f"s{number}.en.mt.txt" for number in range(CHUNK)]
    command = [sys.executable, "-m", "qa", *hook["entry"].split()[1:], *files]
    run(folder, *command)
    chunks, clicks = [], []
    for _ in range(15):
        chunks.append(run(folder, *command))
        clicks.append(run(folder, sys.executable, "-c", "import click"))
    chunk, click = statistics.median(chunks), statistics.median(clicks)
    print(f"a chunk of {CHUNK} clean files {1000 * chunk:.0f} ms, import click "
          f"{1000 * click:.0f} ms, ratio {chunk / click:.2f} (at most 3)")  # fmt: skip


if __name__ == "__main__":
    raise SystemExit(main())
