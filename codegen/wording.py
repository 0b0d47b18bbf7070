"""Names and short descriptions made from names: the one place where identifiers become words."""

import keyword
import re

ACRONYMS = {
    "2fa": "2FA",
    "ai": "AI",
    "api": "API",
    "as2": "AS2",
    "ca": "CA",
    "crc32": "CRC-32",
    "dav": "WebDAV",
    "dns": "DNS",
    "ftp": "FTP",
    "gpg": "GPG",
    "html": "HTML",
    "http": "HTTP",
    "id": "ID",
    "ids": "IDs",
    "ip": "IP",
    "ips": "IPs",
    "ldap": "LDAP",
    "md5": "MD5",
    "mdn": "MDN",
    "mime": "MIME",
    "oauth": "OAuth",
    "otp": "OTP",
    "pem": "PEM",
    "restapi": "REST API",
    "s3": "S3",
    "saml": "SAML",
    "scim": "SCIM",
    "sftp": "SFTP",
    "sha1": "SHA-1",
    "sha256": "SHA-256",
    "siem": "SIEM",
    "smtp": "SMTP",
    "ssh": "SSH",
    "ssl": "TLS",
    "sso": "SSO",
    "tls": "TLS",
    "ui": "UI",
    "uri": "URI",
    "url": "URL",
}
_UNCOUNTED = ("history", "errors", "status", "usage", "bandwidth", "settings change")


def words(identifier: str) -> str:
    """Return an identifier as plain words: `api_key` → `API key`."""
    return " ".join(ACRONYMS.get(word, word) for word in identifier.rstrip("?").split("_"))


def sentence(text: str) -> str:
    """Return `text` with a capital first letter and a full stop."""
    text = text.strip()
    capital = text[:1].upper() + text[1:]
    return capital if capital.endswith((".", "!", "?")) else capital + "."


def article(noun: str) -> str:
    """Return `noun` behind `a` or `an`, judged by how its first letter is spoken."""
    first = noun.split(" ", 1)[0]
    spelled_out = first.isupper() or first[:2].isupper()
    vowel = first[0].upper() in ("AEFHILMNORSX" if spelled_out and first not in ("SIEM", "SCIM") else "AEIO")
    return f"{'an' if vowel else 'a'} {noun}"


def plural(noun: str) -> str:
    """Return the plural of `noun` by the ordinary rules of spelling."""
    if noun in _UNCOUNTED or noun.endswith("data"):
        return noun
    if re.search(r"[^aeiou]y$", noun):
        return noun[:-1] + "ies"
    return noun + ("es" if re.search(r"(s|x|ch|sh)$", noun) else "s")


def record(model: str) -> str:
    """Return what one record is called, by its model's name: `ApiKey` → `API key`."""
    return " ".join(ACRONYMS.get(word, word) for word in split_camel(model))


def camel(identifier: str) -> str:
    """Return `snake_case` as `CamelCase`."""
    return "".join(word[:1].upper() + word[1:] for word in identifier.split("_"))


def class_name(name: str) -> str:
    """Return the name of a schema as one of a class: `order-item` → `OrderItem`; `Order` stays as it is."""
    return name if name.isidentifier() and name[:1].isupper() else camel(re.sub(r"\W+", "_", name))


def python_name(name: str) -> str:
    """Return a name of the wire as one of Python: `page-size` → `page_size`, `from` → `from_`; others stay."""
    name = name.rstrip("?")
    if not name.isidentifier():
        name = re.sub(r"\W+", "_", name).strip("_") or name
    return f"{name}_" if keyword.iskeyword(name) else name


def snake(name: str) -> str:
    """Return a name in words with underscores: `listOrders` → `list_orders`, `Idempotency-Key` → `idempotency_key`."""
    return re.sub(r"\W+|_+", "_", "_".join(split_camel(name))).strip("_")


def flowing(text: object) -> str:
    """Return the first paragraph of a text, on one line."""
    return " ".join(re.split(r"\n\s*\n", str(text).strip(), maxsplit=1)[0].split()) if text else ""


def split_camel(name: str) -> list[str]:
    """Return the lower-case words of a `CamelCase` name."""
    return re.sub(r"(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])", " ", name).lower().split()


def kebab(class_name: str) -> str:
    """Return the wire segment of an error class: `FileNotFoundError` → `file-not-found`."""
    return "-".join(split_camel(class_name.removesuffix("Error")))


def describe(name: str, kind: str) -> str:
    """Return a one-sentence description of a field, made from its name and its type word."""
    text = words(name)
    if kind in ("date-time", "date"):
        return sentence(f"{'date' if kind == 'date' else 'time'} of {text.removesuffix(' at')}, ISO 8601")
    if kind == "boolean":
        return sentence(f"yes or no: {text}")
    if name.endswith("_id"):
        return sentence(f"ID of the {text.removesuffix(' ID')}")
    if name.endswith("_count"):
        return sentence(f"number of {text.removesuffix(' count')}")
    if kind == "file":
        return sentence(f"{text}, as an attachment")
    return sentence(text)
