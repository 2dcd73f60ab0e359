import pathlib
import sys

# Here, mock_ssp.py and the code under test are in the folder beside; in your project they are where Python finds them.
sys.path.insert(0, str(pathlib.Path(__file__).parent.parent / "python"))

pytest_plugins = ["mock_ssp"]
