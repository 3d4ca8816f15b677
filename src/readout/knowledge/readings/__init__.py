"""Readings of names: how native-script names are romanised, and whether two names are one person's."""

from readout.knowledge.readings.fit import Fit, ReadingIndex, fit
from readout.knowledge.readings.fold import fold_words, joined
from readout.knowledge.readings.match import Match, same_person
from readout.knowledge.readings.person import NativeReading, native_readings, reads_as, words_of

__all__ = [
    "Fit",
    "Match",
    "NativeReading",
    "ReadingIndex",
    "fit",
    "fold_words",
    "joined",
    "native_readings",
    "reads_as",
    "same_person",
    "words_of",
]
