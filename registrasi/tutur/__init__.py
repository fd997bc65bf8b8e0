"""Each registration SOP in the words of the portal: plain data, one file beside each table."""
