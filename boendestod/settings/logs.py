"""How a line of the log looks: where it went wrong and what kind of fault, never what was in the data."""

import logging
import re
import traceback

# The address of somebody's calendar is a key: whoever reads it in a log could follow her schedule.
SECRET_ADDRESS = re.compile(r"(/kalender/)\S+")


class WithoutData(logging.Formatter):
    """Leaves out what the exceptions say: PostgreSQL quotes the row that it refuses, person and all."""

    def format(self, record):
        line = self.formatMessage(self._told(record))
        return f"{line}\n{self.formatException(record.exc_info)}" if record.exc_info else line

    def formatException(self, exc_info):  # noqa: N802 - logging's own name
        lines = traceback.format_tb(exc_info[2])
        return "".join([*lines, exc_info[0].__qualname__])

    def _told(self, record):
        """Celery puts the exception into the message as well."""
        told = logging.makeLogRecord(record.__dict__)
        if isinstance(told.args, dict) and "exc" in told.args:
            told.args = told.args | {"exc": "se nedan"}
        told.message = SECRET_ADDRESS.sub(r"\1…", told.getMessage())
        told.asctime = self.formatTime(told, self.datefmt)
        return told
