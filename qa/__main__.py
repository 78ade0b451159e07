"""`python -m qa`."""

from qa.cli.start import main

if __name__ == "__main__":
    main()
