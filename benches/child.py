"""A program on a pseudo-terminal of its own: what the scripts here have in common."""

import fcntl
import os
import pty
import struct
import termios

# What a terminal answers to what it is asked.
ANSWERS = {b"\x1b[5n": b"\x1b[0n", b"\x1b[c": b"\x1b[?62c"}


class Child:
    """A program, and the terminal's end of what it reads and writes."""

    def __init__(self, command, columns, rows, environment):
        self.pid, self.fd = pty.fork()
        if self.pid == 0:
            os.environ.update(environment)
            os.execvp(command[0], command)
        fcntl.ioctl(self.fd, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))

    def await_end(self):
        """Reads what is still written, and waits until the program has ended."""
        while True:
            try:
                if not os.read(self.fd, 1 << 16):
                    break
            except OSError:
                break
        os.waitpid(self.pid, 0)
