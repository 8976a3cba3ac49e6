"""From a certificate, issuer, key ID and tolerance that somebody gives to the tenant tokens are judged by."""

from collections.abc import Mapping
from typing import ClassVar

from inspector.configuration.entry import seconds_of
from inspector.errors import InspectorError
from inspector.report.paint import Paint
from inspector.trust.tenant import Tenant
from inspector.tui.screens.form import FILE, Field, Form


class Identity(Form[Tenant]):
    """Certificate, issuer, key ID and clock tolerance of the identity provider; kept for this run only."""

    HINT = "enter uses these   tab next   ctrl+d no certificate   esc back"
    FIELDS: ClassVar[tuple[Field, ...]] = (
        FILE,
        Field("issuer", "issuer", "as in the console: https://my-custom-jwt"),
        Field("key-id", "key ID", "as in the console: my-custom-jwt"),
        Field("tolerance", "clock tolerance in seconds", "seconds that clocks may differ"),
    )

    def __init__(self, paint: Paint, tenant: Tenant, moment: float) -> None:
        super().__init__(paint, "Identity provider", tenant.certificate, moment)
        self._tenant = tenant

    def begun(self) -> Mapping[str, str]:
        """The tenant as it is."""
        tenant = self._tenant
        return {
            "issuer": tenant.issuer or "",
            "key-id": tenant.key_id or "",
            "tolerance": f"{tenant.clock_tolerance:g}",
        }

    def action_take(self) -> None:
        """Uses what is written, or says what is wrong with it."""
        if not self.reads_file():
            return
        try:
            tenant = Tenant(
                issuer=self.text("issuer") or None,
                key_id=self.text("key-id") or None,
                certificate=self.certificate,
                clock_tolerance=seconds_of(self.text("tolerance")),
                longest_lifetime=self._tenant.longest_lifetime,
            )
        except InspectorError as error:
            self.refuse(str(error))
            return
        self.dismiss(tenant)
