"""The search command `aiscore`: splunkd starts this file, up to four times for one search."""
import os

import aiscore_path  # noqa: F401  (puts lib/ on sys.path)
from aiscore_splunk import command

if __name__ == "__main__":
    command.main(app_home=os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
