"""wireqa: checks machine-translated news before it is published."""

__version__ = "0.3.0"
