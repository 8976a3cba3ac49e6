"""What --fix prints is run as it stands, around it no more than the call: the token conforms."""

import subprocess
import sys
from pathlib import Path

from inspector.inspection import Inquiry
from inspector.signing.correction.as_code import corrected_code
from inspector.signing.correction.correct import correct
from inspector.signing.inputs import Inputs
from inspector.signing.javascript.values import Value
from inspector.signing.written import read_inputs
from tests.builders import MOMENT, key_pair
from tests.external.npm import node_with_jsonwebtoken
from tests.signing.languages.recipes import conforms
from tests.signing.test_preflight import TENANT, TUTORIAL

USER: dict[str, Value] = {"sub": "user-1", "name": "Some User", "email": "user@example.com", "email_verified": True}


def ran(command: str, file: Path, code: str) -> str:
    (file.parent / "privatekey.pem").write_bytes(key_pair().private_pem())
    file.write_text(code, encoding="utf-8")
    done = subprocess.run(
        [command, str(file)], cwd=file.parent, capture_output=True, text=True, timeout=60, check=False
    )
    assert done.stderr == ""
    return done.stdout.strip()


def test_corrected_javascript_makes_a_token_that_conforms(tmp_path: Path) -> None:
    node = node_with_jsonwebtoken(tmp_path)
    faulty = TUTORIAL.replace("'5m'", "'2h'").replace("keyid", "kid").replace("jti: uid.sync(32),", "iss: 'x',")
    code = corrected_code(correct(read_inputs(faulty), Inquiry(MOMENT, TENANT)))
    around = (
        'const crypto = require("node:crypto");\n',
        'console.log(require("jsonwebtoken").sign(payload, require("fs").readFileSync("privatekey.pem"), options));\n',
    )
    assert conforms(ran(node, tmp_path / "app.cjs", around[0] + code + around[1]))


def test_corrected_python_makes_a_token_that_conforms(tmp_path: Path) -> None:
    inputs = Inputs(payload={**USER, "exp": 5}, options={"algorithm": "HS256"}, library="PyJWT")
    code = corrected_code(correct(inputs, Inquiry(MOMENT, TENANT)))
    around = "import jwt\n\nprivate_key = open('privatekey.pem').read()\n", "\nprint(token)\n"
    assert conforms(ran(sys.executable, tmp_path / "app.py", around[0] + code + around[1]))
