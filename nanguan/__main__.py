"""`python -m nanguan` is the command `nanguan`."""

import sys

from .cli import main

sys.exit(main())
