"""Makes certificates for tests: for `localhost`, vouched for by nobody but themselves. Good for nothing else.

An elliptic curve key (P-256, SEC 2) signs its own certificate (X.509, RFC 5280); both are written in DER (X.690).
"""

from __future__ import annotations

import hashlib
import secrets
from base64 import encodebytes

_P = 2**256 - 2**224 + 2**192 + 2**96 - 1
_N = 0xFFFFFFFF00000000FFFFFFFFFFFFFFFFBCE6FAADA7179E84F3B9CAC2FC632551
_G = (
    0x6B17D1F2E12C4247F8BCE6E563A440F277037D812DEB33A0F4A13945D898C296,
    0x4FE342E2FE1A7F9B8EE7EB4A7C0F9E162BCE33576B315ECECBB6406837BF51F5,
)
_Point = tuple[int, int] | None

_CURVE = bytes.fromhex("06082a8648ce3d030107")
_EC_KEY = bytes.fromhex("06072a8648ce3d0201")
_SIGNATURE = bytes.fromhex("300a06082a8648ce3d040302")
_COMMON_NAME = bytes.fromhex("0603550403")
_OTHER_NAMES = bytes.fromhex("0603551d11")


def self_signed(host: str = "localhost") -> str:
    """A private key and the certificate that it signed itself, as PEM."""
    secret = secrets.randbelow(_N - 1) + 1
    public = _bits(b"\x04" + b"".join(number.to_bytes(32, "big") for number in _times(secret, _G) or ()))
    name = _sequence(_der(0x31, _sequence(_COMMON_NAME, _der(0x0C, host.encode()))))
    names = _sequence(_OTHER_NAMES, _der(0x04, _sequence(_der(0x82, host.encode()))))
    body = _sequence(
        _der(0xA0, _integer(2)),
        _integer(secrets.randbits(63) + 1),
        _SIGNATURE,
        name,
        _sequence(_der(0x17, b"200101000000Z"), _der(0x17, b"491231235959Z")),
        name,
        _sequence(_sequence(_EC_KEY, _CURVE), public),
        _der(0xA3, _sequence(names)),
    )
    certificate = _sequence(body, _SIGNATURE, _bits(_signed(body, secret)))
    key = _sequence(_integer(1), _der(0x04, secret.to_bytes(32, "big")), _der(0xA0, _CURVE), _der(0xA1, public))
    return _pem("EC PRIVATE KEY", key) + _pem("CERTIFICATE", certificate)


def _signed(data: bytes, secret: int) -> bytes:
    digest, once = int.from_bytes(hashlib.sha256(data).digest(), "big"), secrets.randbelow(_N - 1) + 1
    point = _times(once, _G)
    assert point is not None
    r = point[0] % _N
    return _sequence(_integer(r), _integer(pow(once, -1, _N) * (digest + r * secret) % _N))


def _times(number: int, point: _Point) -> _Point:
    total: _Point = None
    while number:
        if number & 1:
            total = _sum(total, point)
        point, number = _sum(point, point), number >> 1
    return total


def _sum(one: _Point, other: _Point) -> _Point:
    if one is None or other is None:
        return one or other
    (x, y), (u, v) = one, other
    if x == u and (y + v) % _P == 0:
        return None
    slope = (3 * x * x - 3) * pow(2 * y, -1, _P) if one == other else (v - y) * pow(u - x, -1, _P)
    across = (slope * slope - x - u) % _P
    return across, (slope * (x - across) - y) % _P


def _der(tag: int, content: bytes) -> bytes:
    length = len(content)
    if length < 0x80:
        return bytes((tag, length)) + content
    size = length.to_bytes((length.bit_length() + 7) // 8, "big")
    return bytes((tag, 0x80 | len(size))) + size + content


def _sequence(*parts: bytes) -> bytes:
    return _der(0x30, b"".join(parts))


def _integer(number: int) -> bytes:
    return _der(0x02, number.to_bytes(number.bit_length() // 8 + 1, "big"))


def _bits(content: bytes) -> bytes:
    return _der(0x03, b"\0" + content)


def _pem(kind: str, content: bytes) -> str:
    return f"-----BEGIN {kind}-----\n{encodebytes(content).decode()}-----END {kind}-----\n"
