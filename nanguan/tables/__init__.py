"""Frames in, frames out: the codebook's tables, ledger, targets, track, attention, and why."""

from .attention import attention
from .explain import explain, find
from .frames import SHIPPED, codebook, frame, shipped, written
from .ledger import PHASES, ledger
from .targets import side_by_side, targets
from .track import told, track
