"""`python -m nanguan` is the command `nanguan`."""

from .cli import main

raise SystemExit(main())
