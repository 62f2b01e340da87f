"""A folder that is made whole or not at all."""

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from ..errors import ReportError


@contextmanager
def replaced(folder: Path, wanted: str = "an empty folder", found: bool = False) -> Iterator[Path]:
    """Folder to fill, which then takes the place of `folder`; where that fails, all is as before.

    Raises ReportError where it cannot be written, or what is there is not `found` to be as wanted.
    """
    target = folder.resolve()
    if target == Path.cwd():
        raise ReportError(f"{folder}: the current folder cannot be replaced; name another with -o")
    if not found and (folder.is_file() or folder.is_dir() and any(folder.iterdir())):
        raise ReportError(f"{folder}: is there and not {wanted}; name another one with -o")
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(dir=target.parent, prefix=f".{target.name}-") as work:
            new, old = Path(work, "new"), Path(work, "old")
            new.mkdir()
            yield new
            try:
                if target.exists():
                    target.rename(old)
                new.rename(target)
            finally:
                if old.exists() and not target.exists():
                    old.rename(target)
    except OSError as error:
        why = f"cannot be written ({error.strerror or error}); name another one with -o"
        raise ReportError(f"{folder}: {why}") from error
