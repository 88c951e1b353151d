"""Moto's server on a free port of 127.0.0.1, with a clock that is set from outside.

Prints its port on the first line of stdout. The file named by MOTO_CLOCK holds the time in seconds since 1970; moto's own
answers (creation dates, last use) follow it, so ages do not depend on the day the tests run. Lambda functions are never
run, so Docker is not needed. Ends when its stdin is closed.
"""

import datetime
import logging
import os
import sys
import threading
import time

import moto.core.config
import moto.core.utils
from werkzeug.serving import make_server

CLOCK = os.environ["MOTO_CLOCK"]


def now() -> float:
    with open(CLOCK, encoding="ascii") as file:
        return float(file.read())


def utcnow() -> datetime.datetime:
    return moto.core.utils.utcfromtimestamp(now())


def set_clock() -> None:
    """Moto asks utcnow() almost everywhere, time.time() in a few services."""
    time.time = now
    for name, module in list(sys.modules.items()):
        if name.startswith("moto") and hasattr(module, "utcnow"):
            module.utcnow = utcnow


def end_with_parent() -> None:
    sys.stdin.read()
    os._exit(0)


set_clock()

from moto.moto_server.werkzeug_app import DomainDispatcherApplication, create_backend_app  # noqa: E402

set_clock()
moto.core.config.default_user_config["lambda"] = {"use_docker": False}
logging.getLogger("werkzeug").setLevel(logging.ERROR)
threading.Thread(target=end_with_parent, daemon=True).start()
server = make_server("127.0.0.1", 0, DomainDispatcherApplication(create_backend_app), threaded=True)
print(server.port, flush=True)
server.serve_forever()
