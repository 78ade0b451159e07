"""A wheel, installed in an empty environment, run outside the checkout."""

from __future__ import annotations

import os
import subprocess
import sys
import sysconfig
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent


@pytest.mark.slow
def test_the_wheel_brings_its_packs_and_languages(tmp_path: Path) -> None:
    wheels, empty = tmp_path / "wheels", tmp_path / "env"
    pip = [sys.executable, "-m", "pip", "--disable-pip-version-check", "--quiet"]
    build = ["wheel", "--no-deps", "--no-build-isolation", "-w", str(wheels), str(ROOT)]
    subprocess.run([*pip, *build], check=True, capture_output=True)
    (wheel,) = wheels.glob("wireqa-*.whl")
    subprocess.run([sys.executable, "-m", "venv", "--without-pip", str(empty)], check=True)
    python = empty / "bin" / "python"
    site = next((empty / "lib").glob("python3*")) / "site-packages"
    subprocess.run([*pip, "--python", str(python), "install", "--no-deps", str(wheel)], check=True)
    # The libraries come from the running environment, the project from the wheel alone.
    libraries = Path(sysconfig.get_paths()["purelib"])
    for entry in libraries.iterdir():
        if not entry.name.startswith(("wireqa", "_editable", "__editable", "qa", "_wireqa")):
            target = site / entry.name
            if not target.exists():
                target.symlink_to(entry)
    story = tmp_path / "story.txt"
    story.write_text("The Taliban leader Abdul Gani Balladar spoke in Kabul.\n", encoding="utf-8")
    environment = {k: v for k, v in os.environ.items() if k != "PYTHONPATH"}
    environment["WIREQA_CACHE"] = str(tmp_path / "cache")
    done = subprocess.run(
        [empty / "bin" / "qa", "check", "story.txt", "--to", "en"], cwd=tmp_path, env=environment,
        capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.returncode == 1, done.stderr
    assert "Abdul Ghani Baradar" in done.stdout
    where = [str(python), "-c", "import qa; print(qa.__file__)"]
    found = subprocess.run(
        where, cwd=tmp_path, env=environment, capture_output=True, text=True, check=True
    )
    assert str(site) in found.stdout
