"""What is wrong with a document, in Swedish, each with where it stands (a JSON pointer)."""

from typing import NamedTuple

from boendestod.errors import RuleBroken
from boendestod.templatetags.sv import antal

MOST = 50


class Problem(NamedTuple):
    pointer: str
    message: str


class DocumentRefused(RuleBroken):
    """Nothing of the document was saved."""

    def __init__(self, problems: list[Problem]):
        self.problems = problems[:MOST]
        whole = [problem.message for problem in problems if not problem.pointer]
        many = f"Dokumentet har {antal(len(problems), 'fel,fel')}. Inget är sparat."
        super().__init__(whole[0] if whole else many, "document_refused", "file")
