"""Examining a database: what is wrong in it, and what can be done about it.

The checks are pure: each reads from a connection and yields what it finds. They cover what
SQLite's own check does not see: most of the flipped bits in a file that still opens.
"""

from annotator.storage.doctor.examination import Examination as Examination
from annotator.storage.doctor.examination import examine as examine
from annotator.storage.doctor.finding import Check as Check
from annotator.storage.doctor.finding import Cure as Cure
from annotator.storage.doctor.finding import Finding as Finding
