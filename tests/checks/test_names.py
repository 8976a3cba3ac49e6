"""From names that Qlik does not read to the claims they mean, and from words of their own to none."""

import string

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from inspector.checks.case import CLAIMS
from inspector.checks.names import MADE_OF, meant_claims, right_name

_MISTYPED = (
    *(("emial", "email"), ("emal", "email"), ("eamil", "email"), ("emaill", "email"), ("eemail", "email")),
    *(("wmail", "email"), ("E-mial", "email"), ("EMIAL", "email"), ("\u0435mail", "email"), ("nmae", "name")),
    *(("naem", "name"), ("naame", "name"), ("nsme", "name"), ("subtyp", "subType"), ("subTpye", "subType")),
    *(("sub_tpye", "subType"), ("suubType", "subType"), ("gruops", "groups"), ("goups", "groups")),
    *(("grousp", "groups"), ("groupss", "groups"), ("jit", "jti"), ("tji", "jti"), ("sbu", "sub"), ("adu", "aud")),
    *(("epx", "exp"), ("nfb", "nbf"), ("ait", "iat"), ("sis", "iss"), ("email_verfied", "email_verified")),
    *(("email_verfiied", "email_verified"), ("emial_verfied", "email_verified"), ("mail_verified", "email_verified")),
    *(("emailVerifed", "email_verified"), ("emails_verified", "email_verified"), ("e_mailverifid", "email_verified")),
)
_KNOWN = (
    *(("groups_", "groups"), ("grps", "groups"), ("grp", "groups"), ("group", "groups"), ("mail", "email")),
    *(("is_email_verified", "email_verified"), ("email-verified", "email_verified"), (" exp", "exp")),
)
# What is registered with IANA for JWTs, but for what Qlik reads.
_REGISTERED = """
given_name family_name middle_name nickname preferred_username profile picture website gender birthdate zoneinfo locale
phone_number phone_number_verified address updated_at azp nonce auth_time at_hash c_hash acr amr sub_jwk cnf
sip_from_tag sip_date sip_callid sip_cseq_num sip_via_branch orig dest mky events toe txn rph sid vot vtm attest origid
act scope client_id may_act jcard at_use_nbr div opt vc vp sph ace_profile cnonce exi roles entitlements
token_introspection eat_nonce ueid sueids oemid hwmodel hwversion oemboot dbgstat location eat_profile submods uptime
bootcount bootseed dloas swname swversion manifests measurements measres intuse cdniv cdnicrit cdniip cdniuc cdniets
cdnistt cdnistd sig_val_claims authorization_details verified_claims place_of_birth nationalities birth_family_name
birth_given_name birth_middle_name salutation title msisdn also_known_as htm htu ath atc sub_id rcd rcdi crn msgi
_claim_names _claim_sources rdap_allowed_purposes rdap_dnt_allowed geohash
"""
_OF_PROVIDERS = """
aio appid appidacr cid ctry deviceid email_verified_at emails ext family_name fname fwd gty hd hasgroups home_oid idp
idtyp in_corp ipaddr lname login_hint mname nbr oid onprem_sid org_id org_name permissions platf preferred_language puid
pwd_exp realm_access resource_access rh role rol scopes scp session_state sid tenant tid token_use typ uid uname
unique_name upn uti ver verified_primary_email verified_secondary_email wids xms_cc given_names surname first_name
last_name phone mobile company department country city language tenantId tenant_id user user_id userId admin
"""
_OF_THEIR_OWN = """
names game gmail same fame named ename cname dname usergroups groupsids group1 groups2 email1 email2 name2 subtypes
email_unverified email_verified_on email_verification user_email work_email emailed bus use usb2 jt it is sub2 issu expp
isss nam nme ame mal user.name https://example.com/emial emial: e123
"""


@pytest.mark.parametrize(("name", "claim"), [*_MISTYPED, *_KNOWN])
def test_a_slip_is_found_where_the_claim_is_absent(name: str, claim: str) -> None:
    assert meant_claims([name], [each for each in CLAIMS if each != claim]) == {name: claim}


@pytest.mark.parametrize(("name", "claim"), _MISTYPED)
def test_a_slip_of_the_fingers_is_not_claimed_where_the_claim_is_there(name: str, claim: str) -> None:
    assert meant_claims([name], [claim]) == {}


@pytest.mark.parametrize(("name", "claim"), _KNOWN)
def test_a_known_slip_is_told_where_the_claim_is_there_too(name: str, claim: str) -> None:
    assert meant_claims([name], CLAIMS) == {name: claim}


@pytest.mark.parametrize("name", f"{_REGISTERED}{_OF_PROVIDERS}{_OF_THEIR_OWN}".split())
def test_a_word_of_its_own_is_no_slip_though_all_claims_are_absent(name: str) -> None:
    assert meant_claims([name], ()) == {}


@pytest.mark.parametrize("name", MADE_OF)
def test_an_option_is_no_slip(name: str) -> None:
    assert right_name(name) is None


@pytest.mark.parametrize(("length", "claim"), [(40, "sub"), (41, None)])
def test_names_over_forty_characters_are_not_looked_at(length: int, claim: str | None) -> None:
    assert right_name("sub".ljust(length, "_")) == claim


def test_among_very_many_names_only_the_first_are_held_against_slips_of_the_fingers() -> None:
    names = [f"x{number}" for number in range(99)]
    assert meant_claims([*names, "emial", "nmae", "mail"], ()) == {"emial": "email", "mail": "email"}


_VERIFIED = "email_verified"
_PLACES = st.integers(min_value=0, max_value=len(_VERIFIED) - 1)


@given(_PLACES)
def test_email_verified_with_any_letter_left_out_doubled_or_swapped_is_found(at: int) -> None:
    before, letter, after = _VERIFIED[:at], _VERIFIED[at], _VERIFIED[at + 1 :]
    swapped = f"{before}{after[:1]}{letter}{after[1:]}"
    slips = {f"{before}{after}", f"{before}{letter}{letter}{after}", swapped} - {_VERIFIED}
    assert meant_claims(slips, ()) == dict.fromkeys(slips, _VERIFIED)


@given(_PLACES, st.sampled_from(string.ascii_letters))
@example(5, "x")
def test_email_verified_with_any_letter_replaced_is_found(at: int, letter: str) -> None:
    assert right_name(f"{_VERIFIED[:at]}{letter}{_VERIFIED[at + 1 :]}") == _VERIFIED


@given(_PLACES, _PLACES)
def test_email_verified_with_any_two_letters_left_out_is_found(one: int, other: int) -> None:
    kept = "".join(letter for at, letter in enumerate(_VERIFIED) if at not in (one, other))
    assert right_name(kept) == _VERIFIED


@given(st.text(string.ascii_lowercase, min_size=1, max_size=3))
def test_a_name_of_up_to_three_letters_means_a_claim_of_the_same_letters_alone(name: str) -> None:
    claim = right_name(name)
    assert claim is None or sorted(claim) == sorted(name) or name == "grp"
