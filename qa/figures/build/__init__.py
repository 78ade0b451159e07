"""Number words from CLDR's spell-out rules: the generated half of `languages/figures/`.

    python -m qa.figures.build RULES

RULES is the folder `rbnf` of the package cldr-rbnf (npm), whose version ends up in the files.
"""
