"""The table of faults.

A fault strikes before the fourth of ten chunks (or is there from the start) and some are mended before the eighth.
`causes` are the words of ai_error that tell it: one of them must be seen, and beside them only what follows from
a fault, `breaker_open` and `budget`. No cause: every event must have the model's score all the same.
"""
import os
import shutil
import signal
import socket
import ssl
import threading
import time
from dataclasses import dataclass
from typing import Callable, List, Optional, Tuple

from .stage import HASTY, QUICK, Scale, Stage

Act = Callable[[Stage], None]


def nothing(stage: Stage) -> None:
    pass


@dataclass(frozen=True)
class Fault:
    """`allows` are words that may be seen beside the causes, and need not be; `costs` is the most events that the rules may
    score; `slack_s` is how much longer than the lost time and a healthy run a search may take; `recovers`: the model answers again in the end; `spoil` changes the rows that are searched. The analyst gets
    one warning where the model did not answer all, else none."""

    name: str
    causes: Tuple[str, ...] = ()
    strike: Act = nothing
    arrange: Act = nothing
    mend: Act = nothing
    recovers: bool = False
    is_quick: bool = False
    allows: Tuple[str, ...] = ()
    costs: Optional[int] = None
    slack_s: float = 2.0
    spoil: Callable[[List[dict]], None] = lambda rows: None

    @property
    def quick_scale(self) -> Scale:
        """That of the short form."""
        return HASTY if "timeout" in self.causes else QUICK


def _scorer(behaviour: str, *causes: str, is_quick: bool = False, **arguments: float) -> Fault:
    return Fault(f"scorer: {behaviour.replace('_', ' ')}", causes,
                 strike=lambda stage: stage.scorer.behave(behaviour, **arguments), is_quick=is_quick)


def _metadata(behaviour: str, *causes: str) -> Fault:
    return Fault(f"scorer: metadata {behaviour.replace('_', ' ')}", causes,
                 arrange=lambda stage: stage.scorer.behave("right", metadata=behaviour))


def _network(mode: str, *causes: str, is_quick: bool = False, drops: bool = False, **limits: float) -> Fault:
    def strike(stage: Stage) -> None:
        stage.proxy.set(mode, **limits)
        if drops:
            stage.proxy.drop_all()
    return Fault(f"network: {mode.replace('_', ' ')}", causes, strike=strike, is_quick=is_quick)


# -- TLS and names -----------------------------------------------------------------------------------

def _impostor(stage: Stage) -> None:
    stage.serve(*stage.other_authority.issue("impostor"))


def _impostor_later(stage: Stage) -> None:
    _impostor(stage)
    stage.proxy.drop_all()


def _expired(stage: Stage) -> None:
    stage.serve(*stage.authority.issue("expired", days=-1))


def _other_name(stage: Stage) -> None:
    stage.serve(*stage.authority.issue("elsewhere", "DNS:elsewhere.example"))


def _wants_client_certificate(stage: Stage) -> None:
    stage.serve(*stage.certificate, client_ca=stage.authority.ca_file)


def _has_client_certificate(stage: Stage) -> None:
    certificate, key = stage.authority.issue("client")
    stage.serve(*stage.certificate, client_ca=stage.authority.ca_file)
    stage.configure(client_cert=certificate, client_key=key)


def _old_tls(stage: Stage) -> None:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(*stage.certificate)
    context.set_ciphers("ALL:@SECLEVEL=0")
    context.minimum_version = context.maximum_version = ssl.TLSVersion.TLSv1_1
    stage.scorer._server.context = context


def _no_tls(stage: Stage) -> None:
    """A plain HTTP server where the scorer should be."""
    listener = socket.create_server(("127.0.0.1", 0))

    def serve() -> None:
        while True:
            try:
                client, _ = listener.accept()
                client.recv(4096)
                client.sendall(b"HTTP/1.1 400 Bad Request\r\nContent-Length: 0\r\n\r\n")
                client.close()
            except OSError:
                return
    threading.Thread(target=serve, daemon=True).start()
    stage.proxy.target_port = listener.getsockname()[1]


def _full_backlog(stage: Stage) -> None:
    """An address that takes no more connections and refuses none."""
    listener = socket.socket()
    listener.bind(("127.0.0.1", 0))
    listener.listen(0)
    waiting = []
    for _ in range(4):
        side = socket.socket()
        side.setblocking(False)
        side.connect_ex(listener.getsockname())
        waiting.append(side)
    stage.kept = (listener, waiting)
    stage.configure(url=f"https://localhost:{listener.getsockname()[1]}")


def _name_that_hangs(stage: Stage) -> None:
    stage.site_customize("import socket, time\n"
                         "socket.getaddrinfo = lambda *arguments, **names: time.sleep(600)\n")


# -- the machine -------------------------------------------------------------------------------------

def _full_disk(stage: Stage) -> None:
    os.symlink("/dev/full", stage.home.log)


def _no_log_folder(stage: Stage) -> None:
    shutil.rmtree(os.path.dirname(stage.home.log))


def _log_is_a_folder(stage: Stage) -> None:
    os.mkdir(stage.home.log)


def _no_run_folder(stage: Stage) -> None:
    path = os.path.join(stage.home.path, "var", "run", "splunk")
    os.rmdir(path)
    with open(path, "w", encoding="ascii"):
        pass


def _damaged_breaker(stage: Stage) -> None:
    _write_breaker(stage, "{damaged")


def _breaker_of_another_century(stage: Stage) -> None:
    _write_breaker(stage, '{"points": 3, "failed_s": 1e12, "openings": 1, "until_s": 1e12, "probe_s": 0}')


def _breaker_open_already(stage: Stage) -> None:
    now = time.time()
    _write_breaker(stage, f'{{"points": 3, "failed_s": {now}, "openings": 4, "until_s": {now + 40}, "probe_s": 0}}')


def _write_breaker(stage: Stage, text: str) -> None:
    from aiscore_splunk.breaker_file import breaker_path

    path = breaker_path(stage.home.path, f"https://localhost:{stage.proxy.port}")
    os.makedirs(os.path.dirname(path), exist_ok=True)
    with open(path, "w", encoding="ascii") as file:
        file.write(text)


def _wrong_conf(stage: Stage) -> None:
    stage.configure(max_in_flight="many")


def _key_file(text: str) -> Act:
    def arrange(stage: Stage) -> None:
        stage.configure(key_file=stage._write("damaged-keys", text))
    return arrange


# -- the scorer's process ------------------------------------------------------------------------------

def _in_process(stage: Stage) -> None:
    stage.serve_in_process()


def _kill(stage: Stage) -> None:
    stage.process.kill()


def _stop(stage: Stage) -> None:
    stage.process.signal(signal.SIGSTOP)


def _start_again(stage: Stage) -> None:
    stage.process.start()
    time.sleep(stage.scale.recovery_s)


def _go_on(stage: Stage) -> None:
    stage.process.signal(signal.SIGCONT)
    time.sleep(stage.scale.recovery_s)


def _kill_and_restart_at_once(stage: Stage) -> None:
    stage.process.kill()
    stage.process.start()


def _net_up_again(stage: Stage) -> None:
    stage.proxy.set("pass")
    time.sleep(stage.scale.recovery_s)


FAULTS: List[Fault] = [
    Fault("none", is_quick=True),
    # The scorer says something else than scores.
    _scorer("status_204", "bad_response"),
    _scorer("status_302", "bad_response"),
    _scorer("status_400", "rejected"),
    _scorer("status_401", "denied", is_quick=True),
    _scorer("status_403", "denied"),
    _scorer("status_404", "rejected"),
    _scorer("status_413", "too_large"),
    _scorer("413_and_close", "too_large"),
    _scorer("status_422", "rejected"),
    _scorer("status_429", "overloaded", is_quick=True),
    _scorer("status_429_late", "overloaded"),
    _scorer("status_500", "bad_response", is_quick=True),
    _scorer("status_502", "unreachable"),
    _scorer("status_503", "loading", is_quick=True),
    _scorer("status_504", "timeout"),
    _scorer("401_once", is_quick=True),
    _scorer("429_twice"),
    _scorer("500_every_other", "bad_response"),
    _scorer("500_after_two", "bad_response"),
    # It answers wrongly.
    _scorer("empty", "bad_response"),
    _scorer("garbage", "bad_response", is_quick=True),
    _scorer("html", "bad_response"),
    _scorer("not_utf8", "bad_response"),
    _scorer("deep", "bad_response"),
    _scorer("nan", "bad_response", is_quick=True),
    _scorer("infinity", "bad_response"),
    _scorer("above_one", "bad_response"),
    _scorer("texts_for_scores", "bad_response"),
    _scorer("huge_number", "bad_response"),
    _scorer("one_too_few", "bad_response", is_quick=True),
    _scorer("one_too_many", "bad_response"),
    _scorer("fewer_scores", "bad_response"),
    _scorer("another_id", "bad_response"),
    _scorer("double_tensor", "bad_response"),
    _scorer("no_reasons", "bad_response"),
    _scorer("no_gzip", "bad_response"),
    _scorer("cut_gzip", "bad_response"),
    _scorer("gzip_bomb", "bad_response", "timeout"),
    _scorer("huge", "bad_response"),
    _scorer("declared_huge", "bad_response"),
    _scorer("huge_head", "bad_response"),
    _scorer("truncated", "bad_response", is_quick=True),
    _metadata("garbage", "bad_response"),
    _metadata("hang", "timeout"),
    # It answers slowly, or not at all.
    _scorer("slow", seconds=0.02),
    _scorer("hang", "timeout", is_quick=True),
    _scorer("hang_after_two", "timeout"),
    _scorer("hang_in_head", "timeout"),
    _scorer("hang_in_body", "timeout"),
    _scorer("drip", "timeout", is_quick=True),
    _scorer("drip_head", "timeout"),
    _scorer("reset", "unreachable"),
    _scorer("reset_once"),
    _scorer("reset_in_body", "unreachable", "bad_response"),
    _scorer("close", "unreachable"),
    _scorer("close_after_each"),
    # Its process.
    Fault("process: kill -9", ("unreachable",), arrange=_in_process, strike=_kill, is_quick=True),
    Fault("process: kill -9, then started again", ("unreachable",), arrange=_in_process, strike=_kill, mend=_start_again,
          recovers=True),
    Fault("process: restarted between two chunks", (), arrange=_in_process, strike=_kill_and_restart_at_once),
    Fault("process: stopped", ("timeout", "unreachable"), arrange=_in_process, strike=_stop),
    Fault("process: stopped, then going on", ("timeout", "unreachable"), arrange=_in_process, strike=_stop, mend=_go_on,
          recovers=True),
    # The network between.
    _network("refuse", "unreachable", is_quick=True),
    Fault("network: refuse, then up again", ("unreachable",), strike=lambda stage: stage.proxy.set("refuse"),
          mend=_net_up_again, recovers=True),
    _network("silent", "unreachable", drops=True),
    _network("hold", "timeout", "unreachable", is_quick=True),
    _network("swallow", "timeout", "unreachable"),
    _network("reset", "unreachable", drops=True),
    _network("close", "unreachable"),
    _network("reset_late", "unreachable", "bad_response"),
    _network("cut", "unreachable", "bad_response", "tls"),
    _network("stall", "timeout", "unreachable"),
    _network("corrupt", "tls", "unreachable"),
    _network("trickle", "timeout", "unreachable"),
    _network("late", delay_s=0.01),
    # Who it is.
    Fault("tls: a stranger's certificate", ("tls",), arrange=_impostor, is_quick=True),
    Fault("tls: a stranger from now on", ("tls",), strike=_impostor_later),
    Fault("tls: expired", ("tls",), arrange=_expired),
    Fault("tls: another name", ("tls",), arrange=_other_name),
    Fault("tls: version 1.1", ("tls", "unreachable"), arrange=_old_tls),
    Fault("tls: none", ("tls",), arrange=_no_tls),
    Fault("tls: client certificate wanted", ("tls", "unreachable"), arrange=_wants_client_certificate),
    Fault("tls: client certificate given", (), arrange=_has_client_certificate),
    Fault("tls: no ca_file", ("tls",), arrange=lambda stage: stage.configure(ca_file="/nowhere/ca.pem")),
    Fault("name: does not exist", ("unreachable",), arrange=lambda stage: stage.configure(url="https://scorer.invalid:9443")),
    Fault("name: resolver hangs", ("timeout",), arrange=_name_that_hangs),
    Fault("address: nobody listens", ("unreachable",), arrange=lambda stage: stage.configure(url="https://localhost:1")),
    Fault("address: backlog is full", ("unreachable",), arrange=_full_backlog),
    # The machine that splunkd runs on.
    Fault("disk: full for the log", (), arrange=_full_disk, is_quick=True),
    Fault("disk: no log folder", (), arrange=_no_log_folder),
    Fault("disk: the log is a folder", (), arrange=_log_is_a_folder),
    Fault("disk: no place for the breaker, scorer down", ("unreachable",), arrange=_no_run_folder,
          strike=lambda stage: stage.proxy.set("refuse")),
    Fault("breaker: damaged file", (), arrange=_damaged_breaker),
    Fault("breaker: from a clock in the future", (), arrange=_breaker_of_another_century),
    Fault("breaker: opened by another search", ("breaker_open",), arrange=_breaker_open_already, is_quick=True),
    Fault("conf: a wrong setting", ("unreachable",), arrange=_wrong_conf),
    Fault("key: no file", ("denied",), arrange=lambda stage: stage.configure(key_file="/nowhere/keys")),
    Fault("key: damaged", ("denied",), arrange=_key_file("k1 not-hexadecimal")),
]
