"""A certificate for 127.0.0.1 that nobody trusts by themselves."""

import ssl
import subprocess
from dataclasses import dataclass
from pathlib import Path

OPENSSL = (
    *("openssl", "req", "-x509", "-nodes", "-newkey", "ec", "-days", "2"),
    *("-pkeyopt", "ec_paramgen_curve:prime256v1", "-subj", "/CN=room"),
    *("-addext", "subjectAltName=IP:127.0.0.1"),
)


@dataclass(frozen=True)
class Certificate:
    """Its files; `file` is what an admin names as `ca_file`."""

    key: Path
    file: Path

    def context(self) -> ssl.SSLContext:
        """What a server shows it with."""
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(self.file, self.key)
        return context


def made(folder: Path) -> Certificate:
    """Made anew in this folder.

    Raises:
        OSError: openssl is not there, or did not make one.
    """
    one = Certificate(folder / "key.pem", folder / "certificate.pem")
    done = subprocess.run(
        [*OPENSSL, "-keyout", one.key, "-out", one.file], capture_output=True, text=True
    )
    if done.returncode:
        raise OSError(f"openssl made no certificate: {done.stderr}")
    return one
