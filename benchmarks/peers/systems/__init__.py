"""One file a system; each has a class `Peer`, which is a `benchmarks.peers.system.System`."""
