"""A slow line to a host: `python -m bench.link HOST PORT MBIT ROUND_TRIP_MS` prints the port of its near end.

Chromium's own shaping (Network.emulateNetworkConditions) holds for one target at a time: a worker would have a line of its
own beside the page's, and what it asks for before the debugger has reached it would not be slowed at all. Here all
connections share one line in each direction, whoever opened them; a new connection costs a round trip more. Measured at
10 Mbit/s and 80 ms with 1.25 MB: 1.2 s by a page's fetch, a worker's fetch and a worker's synchronous request alike, 2.2 s
for two at once; one byte took 87 ms. Not imitated: slow start, loss, name look-up, TLS.
"""

from __future__ import annotations

import argparse
import asyncio
import contextlib
import time
from dataclasses import dataclass, field

CHUNK = 16 * 1024


@dataclass
class Line:
    """One direction: `rate` bytes a second, shared; each chunk arrives `delay` seconds after it was sent."""

    rate: float
    delay: float
    free: float = field(default=0.0)

    def due(self, size: int) -> float:
        """When `size` more bytes have arrived at the other end, by time.monotonic()."""
        self.free = max(self.free, time.monotonic()) + size / self.rate
        return self.free + self.delay


async def carry(line: Line, reader: asyncio.StreamReader, writer: asyncio.StreamWriter, first: float) -> None:
    """Bring everything from `reader` to `writer`; the first chunk waits `first` seconds more."""
    waiting: asyncio.Queue[tuple[float, bytes]] = asyncio.Queue()
    delivery = asyncio.create_task(deliver(waiting, writer))
    with contextlib.suppress(ConnectionError):
        while chunk := await reader.read(CHUNK):
            due = line.due(len(chunk)) + first
            first = 0.0
            waiting.put_nowait((due, chunk))
            # The sender may run ahead by what is on its way, as with a window of TCP.
            await asyncio.sleep(max(0.0, due - line.delay - time.monotonic()))
    waiting.put_nowait((0.0, b""))
    await delivery


async def deliver(waiting: asyncio.Queue[tuple[float, bytes]], writer: asyncio.StreamWriter) -> None:
    with contextlib.suppress(ConnectionError):
        while (item := await waiting.get())[1]:
            await asyncio.sleep(max(0.0, item[0] - time.monotonic()))
            writer.write(item[1])
            await writer.drain()
        writer.close()


async def serve(host: str, port: int, mbit: float, round_trip: float) -> None:
    """Print the near end's port; carry until the end of the process."""
    up, down = (Line(mbit * 1e6 / 8, round_trip / 2000) for _ in range(2))

    async def connect(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        far_reader, far_writer = await asyncio.open_connection(host, port)
        await asyncio.gather(
            carry(up, reader, far_writer, round_trip / 1000), carry(down, far_reader, writer, 0), return_exceptions=True
        )

    server = await asyncio.start_server(connect, "127.0.0.1", 0)
    print(server.sockets[0].getsockname()[1], flush=True)
    await server.serve_forever()


def main() -> None:
    """Parse and serve."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("host")
    parser.add_argument("port", type=int)
    parser.add_argument("mbit", type=float)
    parser.add_argument("round_trip", type=float)
    args = parser.parse_args()
    asyncio.run(serve(args.host, args.port, args.mbit, args.round_trip))


if __name__ == "__main__":
    main()
