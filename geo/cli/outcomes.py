"""How a command goes and ends: when it shows progress, what it says, its exit code.

0 done, 1 some reports could not be read or a file could not be written, 2 wrong call, 130 stopped
by Ctrl-C.
"""

from __future__ import annotations

import errno
from typing import Any

import click

from geo.errors import StrikemapError, UsageError

STOPPED = 130
"""What a shell expects after Ctrl-C."""
QUIET_SECONDS = 2
"""A run shorter than this shows no progress bar."""


class Commands(click.Group):
    """Every expected failure becomes one line and an exit code; a traceback is a bug."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002
        """Return the commands in the order they are written here, the main job first."""
        return list(self.commands)

    def invoke(self, ctx: click.Context) -> Any:
        """Run the command."""
        try:
            return super().invoke(ctx)
        except KeyboardInterrupt:
            say("stopped")
            raise click.exceptions.Exit(STOPPED) from None
        except StrikemapError as error:
            raise Failure(str(error), 2 if isinstance(error, UsageError) else 1) from error
        except OSError as error:
            if error.errno == errno.EPIPE:  # click leaves quietly when a pipe is closed
                raise
            reason = f"{error.filename or 'a file'}: {error.strerror or error}"
            raise Failure(reason, 1) from error


class Failure(click.ClickException):
    """One line of an error, as click prints it."""

    def __init__(self, message: str, code: int):
        super().__init__(message)
        self.exit_code = code  # type: ignore[misc]


def example(line: str) -> str:
    """Return the end of a command's help: a line to copy."""
    return f"\b\nExample:\n  {line}"


def leave(*, failed: bool) -> None:
    """End with exit code 1 where something could not be done."""
    if failed:
        raise click.exceptions.Exit(1)


def say(line: str) -> None:
    """Say a line that is no result."""
    click.echo(line, err=True)
