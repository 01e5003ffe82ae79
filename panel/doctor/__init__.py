"""`doctor`: how a panel and its machine are, one line a matter. No Qt, no writing."""
