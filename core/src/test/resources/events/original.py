"""Drives the events daemon that GlusterFS ships, without its sockets and webhooks.

usage: original.py FOLDER NODE-UUID < datagrams, a line of hexadecimal digits each
Writes for each the body that it would post, or "-".
"""
import logging
import subprocess
import sys
import warnings


class NoGluster:
    returncode = 1

    def __init__(self, *_arguments, **_options):
        pass

    def communicate(self):
        return "", ""


def main():
    folder, node = sys.argv[1:]
    warnings.simplefilter("ignore")
    logging.disable(logging.CRITICAL)
    subprocess.Popen = NoGluster
    sys.path.insert(0, folder)
    import glustereventsd
    import utils

    posted = []

    class Pool:
        @staticmethod
        def send(_event, _time, body):
            posted.append(body)

    utils.NodeID = node
    utils.autoload_webhooks = lambda: None
    utils._webhooks = {"http://nowhere/": ""}
    utils.webhooks_pool = Pool
    most = glustereventsd.UDPServerv4.max_packet_size
    kind = glustereventsd.GlusterEventsRequestHandler
    for line in sys.stdin:
        handler = kind.__new__(kind)
        handler.client_address = ("::1", 1)
        handler.request = (bytes.fromhex(line.strip())[:most], None)
        del posted[:]
        try:
            handler.handle()
        except Exception:  # the daemon prints a trace and goes on
            pass
        print(posted[0] if posted else "-")


main()
