"""`python -m qa`."""

from qa.cli.main import main

if __name__ == "__main__":
    main()
