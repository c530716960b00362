"""The certificates of a course: who may get one, issuing them, the register."""
