"""What a numeral counts: percent, money, a measure; or nothing, where it is part of a name.

Words are looked for only beside a numeral, so that a text without figures costs nothing. The data
is in `languages/units/`: names and factors of CLDR, and by hand what CLDR lacks.
"""

from qa.figures.units.convert import convert, dimension
from qa.figures.units.duals import broken, dual, in_one_word
from qa.figures.units.place import unit_at
from qa.figures.units.unit import Unit, UnitKind

__all__ = ["Unit", "UnitKind", "broken", "convert", "dimension", "dual", "in_one_word", "unit_at"]
