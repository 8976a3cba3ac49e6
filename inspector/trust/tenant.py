"""From what the identity provider was configured with to the tenant a token is held against."""

import math
from dataclasses import dataclass, field

from inspector.errors import OptionError, require
from inspector.trust.certificate import Certificate

_LONGEST = 100 * 366 * 86400


@dataclass(frozen=True, slots=True, kw_only=True)
class Tenant:
    """What a tenant's identity provider holds; what is None was not told and is not checked.

    `issuer` and `key_id` are compared exactly, `certificate` checks signatures, `longest_lifetime` is the
    most that exp may lie after nbf, in seconds: https://qlik.dev/authenticate/jwt/create-signed-tokens-for-jwt-authorization/
    (the tutorial: an hour). `clock_tolerance` is clockToleranceSec of the identity-providers API (seconds;
    npm @qlik/api 2.19); its default there is not published, so none is granted unless told. `name` is what it is called
    in the configuration, `description` what is said of it there. `told` is whether there are a certificate, a key in
    it that can be used, an issuer and a key ID.

    Raises OptionError for an empty issuer or key ID, and for times that are negative or not finite.
    """

    issuer: str | None = None
    key_id: str | None = None
    certificate: Certificate | None = None
    clock_tolerance: float = 0
    longest_lifetime: int = 3600
    name: str = ""
    description: str = ""
    told: tuple[bool, bool, bool, bool] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        require(self.certificate, (Certificate, type(None)), "certificate is what read_certificate gives")
        for words, name in (("issuer", self.issuer), ("key ID", self.key_id)):
            require(name, (str, type(None)), f"the {words} is a str")
            if name == "":
                raise OptionError(f"The {words} is empty; leave it out where it is not known.")
        for words, seconds in (
            ("clock tolerance", self.clock_tolerance),
            ("longest lifetime", self.longest_lifetime),
        ):
            require(seconds, (int, float), f"the {words} is a number of seconds")
            if not 0 <= seconds < math.inf or seconds > _LONGEST:
                raise OptionError(f"The {words} has to be 0 or more seconds, and less than a century.")
        certificate = self.certificate
        has_key = certificate is not None and certificate.key is not None
        told = (certificate is not None, has_key, self.issuer is not None, self.key_id is not None)
        object.__setattr__(self, "told", told)
