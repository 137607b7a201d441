#!/usr/bin/env python3
"""How late a talk is behind a slow link, with a real login over OpenSSH.

Makes two network namespaces, of which each has a tunnel device, and carries the packets between them: so
many bits a second, half the delay each way, and a queue that is bounded and drops what has no room, as a
modem does. A server (sshd) runs in one of them and a client (ssh) in the other, so that TCP runs from end to end.
The program is the terminal around the client. Prints the same as slow_link.py, and how many bytes the
link carried: those of SSH, TCP and IP counted.

    sudo python3 benches/slow_login.py [--size 200x50] [--rate 64] [--delay 300] [--mute] [--queue 16]
        [--compress] [--term xterm-256color] PROGRAM DECK

Linux alone, as root, with openssh-server, openssh-client and iproute2. Nothing outside the two namespaces
is changed, but for the folder /run/sshd, which a server of root's wants.
"""

import collections
import ctypes
import fcntl
import heapq
import os
import pwd
import select
import signal
import struct
import subprocess
import tempfile
import threading
import time

import slow_link
from child import ANSWERS, Child

CLONE_NEWNET = 0x40000000
TUNSETIFF = 0x400454CA
IFF_TUN, IFF_NO_PI = 0x0001, 0x1000
NEAR, FAR = "10.77.0.1", "10.77.0.2"
# What the far side says when the login is done, just before the program starts; then it says when that was.
MARK = b"here we go "


def own_network():
    """Moves this process to a network namespace of its own."""
    libc = ctypes.CDLL(None, use_errno=True)
    if libc.unshare(CLONE_NEWNET) != 0:
        raise OSError(ctypes.get_errno(), "cannot make a network namespace")
    subprocess.run(["ip", "link", "set", "lo", "up"], check=True)


def tunnel(name):
    """A device of this namespace, with its packets as a file."""
    device = os.open("/dev/net/tun", os.O_RDWR | os.O_NONBLOCK)
    fcntl.ioctl(device, TUNSETIFF, struct.pack("16sH", name.encode(), IFF_TUN | IFF_NO_PI))
    return device


def bring_up(name, here, there, prefix=()):
    for words in (
        ["addr", "add", here, "peer", there, "dev", name],
        ["link", "set", name, "up"],
    ):
        subprocess.run([*prefix, "ip", *words], check=True)


class Way:
    """One direction of the link."""

    def __init__(self, out, rate, delay, room):
        self.out, self.rate, self.delay, self.room = out, rate, delay, room
        self.free_at = 0.0
        self.leaving = collections.deque()  # (when it has left the queue, bytes)
        self.arriving = collections.deque()  # (when, packet)
        self.waiting = self.carried = self.lost = 0

    def take(self, packet, now):
        while self.leaving and self.leaving[0][0] <= now:
            self.waiting -= self.leaving.popleft()[1]
        if self.waiting + len(packet) > self.room:
            self.lost += 1
            return
        self.free_at = max(now, self.free_at) + len(packet) / self.rate
        self.waiting += len(packet)
        self.carried += len(packet)
        self.leaving.append((self.free_at, len(packet)))
        self.arriving.append((self.free_at + self.delay, packet))

    def deliver(self, now):
        while self.arriving and self.arriving[0][0] <= now:
            os.write(self.out, self.arriving.popleft()[1])


class Wire(threading.Thread):
    """Carries packets between two devices."""

    def __init__(self, near, far, rate, delay, room):
        super().__init__(daemon=True)
        self.up = Way(far, rate, delay, room)
        self.down = Way(near, rate, delay, room)
        self.ways = {near: self.up, far: self.down}

    def is_busy(self):
        """Whether anything is on its way."""
        return bool(self.up.arriving or self.down.arriving)

    def run(self):
        while True:
            now = time.monotonic()
            for way in self.ways.values():
                way.deliver(now)
            waiting = [way.arriving[0][0] for way in self.ways.values() if way.arriving]
            timeout = max(0.0, min(waiting) - now) if waiting else None
            for device in select.select(list(self.ways), [], [], timeout)[0]:
                now = time.monotonic()
                self.ways[device].take(os.read(device, 1 << 16), now)


class Login(Child):
    """The client, in a terminal; what `slow_link.Link` is for a link that is only imagined."""

    def __init__(self, command, columns, rows, answers, term, wire):
        self.answers, self.wire = answers, wire
        self.keys = []  # (when, order, bytes)
        self.order = 0
        self.carried = None
        self.began = 0.0
        self.told = ""
        super().__init__(command, columns, rows, {"TERM": term})

    def await_login(self):
        """Waits until the program is about to start."""
        seen = b""
        while MARK not in seen or not seen.endswith(b"\n"):
            # Nothing of what follows.
            seen += os.read(self.fd, 1)
        said = int(seen.rpartition(MARK)[2])
        self.began = time.monotonic() - (time.time_ns() - said) / 1e9

    def send(self, data, after=0.0):
        self.order += 1
        heapq.heappush(self.keys, (time.monotonic() + after, self.order, data))

    def settle(self):
        last, arrived, tail = time.monotonic(), 0, b""
        while True:
            now = time.monotonic()
            while self.keys and self.keys[0][0] <= now:
                os.write(self.fd, heapq.heappop(self.keys)[2])
                last = max(last, now) if not arrived else last
            quiet_at = last + slow_link.QUIET
            if self.wire.is_busy():
                quiet_at = max(quiet_at, now + 0.05)
            if not self.keys and now > quiet_at:
                carried, self.carried = self.carried, self.wire.down.carried
                # Of what the login took, no part can be told from the first frame.
                self.told = f"  {self.carried - carried:6} on the link" if carried else ""
                return last, arrived
            until = self.keys[0][0] if self.keys else quiet_at + 0.01
            if select.select([self.fd], [], [], max(0.0, until - now))[0]:
                data = os.read(self.fd, 1 << 16)
                last, arrived = time.monotonic(), arrived + len(data)
                tail += data
                for question, answer in self.answers.items():
                    os.write(self.fd, answer * tail.count(question))
                tail = tail[-8:] if not any(question in tail for question in self.answers) else b""

    def close(self):
        # The server's end of a login ends with the program there.
        os.write(self.fd, b"q")
        self.await_end()


def prepare(folder):
    """Keys and the server's configuration, in `folder`."""
    for key in ("host", "user"):
        command = ["ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-f", f"{folder}/{key}"]
        subprocess.run(command, check=True)
    settings = f"""
        ListenAddress {FAR}
        HostKey {folder}/host
        AuthorizedKeysFile {folder}/user.pub
        PidFile none
        StrictModes no
        UsePAM no
        UseDNS no
        PermitRootLogin yes
        PasswordAuthentication no
        PrintMotd no
        PrintLastLog no
    """
    with open(f"{folder}/config", "w") as config:
        config.write(settings)


def client(folder, arguments):
    paths = [os.path.abspath(path) for path in (arguments.program, arguments.deck)]
    far = "unset HOME XDG_CONFIG_HOME XDG_STATE_HOME; echo here we go $(date +%s%N); exec '{}' '{}'".format(*paths)
    quiet = {
        "IdentitiesOnly": "yes",
        "StrictHostKeyChecking": "no",
        "UserKnownHostsFile": "/dev/null",
        "GlobalKnownHostsFile": "/dev/null",
        "LogLevel": "ERROR",
        "Compression": "yes" if arguments.compress else "no",
    }
    settings = [word for key, value in quiet.items() for word in ("-o", f"{key}={value}")]
    user = pwd.getpwuid(os.getuid()).pw_name
    return ["ssh", "-F", "/dev/null", "-tt", "-i", f"{folder}/user", *settings, f"{user}@{FAR}", far]


def start_far_side(folder):
    """A process in a namespace of its own, and what makes it the server and waits until it listens."""
    ready, go = os.pipe(), os.pipe()
    far = os.fork()
    if far == 0:
        own_network()
        os.write(ready[1], b".")
        os.read(go[0], 1)
        server = ["/usr/sbin/sshd", "-D", "-f", f"{folder}/config", "-E", f"{folder}/log"]
        os.execv(server[0], server)
    os.read(ready[0], 1)

    def server():
        os.write(go[1], b".")
        listening = ["nsenter", "-t", str(far), "-n", "ss", "-Hltn"]
        while not subprocess.run(listening, check=True, capture_output=True).stdout:
            time.sleep(0.05)

    return far, server


def await_goodbye(far):
    """Waits until the server has heard that the client is gone, while there is a link."""
    for _ in range(100):
        with open(f"/proc/{far}/task/{far}/children") as children:
            if not children.read():
                return
        time.sleep(0.05)


def main():
    parser = slow_link.options(__doc__.splitlines()[0])
    parser.add_argument("--queue", type=float, default=16, help="what waits at each end of the link, KiB")
    parser.add_argument("--compress", action="store_true", help="ssh -C")
    parser.add_argument("--term", default="xterm-256color", help="what the terminal calls itself")
    arguments = parser.parse_args()
    columns, rows = map(int, arguments.size.split("x"))
    own_network()
    with tempfile.TemporaryDirectory() as folder:
        prepare(folder)
        os.makedirs("/run/sshd", exist_ok=True)
        far, server = start_far_side(folder)
        try:
            devices = tunnel("near"), tunnel("far")
            subprocess.run(["ip", "link", "set", "far", "netns", str(far)], check=True)
            bring_up("near", NEAR, FAR)
            bring_up("far", FAR, NEAR, ["nsenter", "-t", str(far), "-n"])
            wire = Wire(*devices, arguments.rate * 125, arguments.delay / 2000, arguments.queue * 1024)
            wire.start()
            server()
            answers = {} if arguments.mute else ANSWERS
            login = Login(client(folder, arguments), columns, rows, answers, arguments.term, wire)
            try:
                login.await_login()
                slow_link.measure(login)
                print(f"{wire.down.lost} packets lost on the way to the terminal, {wire.up.lost} on the other")
            finally:
                login.close()
        finally:
            await_goodbye(far)
            os.kill(far, signal.SIGTERM)
            os.waitpid(far, 0)


if __name__ == "__main__":
    main()
