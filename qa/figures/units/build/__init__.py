"""The unit files made anew from CLDR: `python -m qa.figures.units.build FOLDER`.

FOLDER holds the npm packages cldr-core, cldr-numbers-full and cldr-units-full, unpacked (npm
install --prefix FOLDER, or each archive in a folder of its name). The same packages give the same
bytes.
"""

from qa.figures.units.build.languages import LANGUAGES, render
from qa.figures.units.build.source import Packages

__all__ = ["LANGUAGES", "Packages", "render"]
