"""`import`: puts the bookings of an iCalendar file into the embedded calendar."""
