-- Who sits in an elected organ is asked at each act in it, and which regulations there are by anyone: both are
-- read from these few entries of all sessions.
create index session_entry_of_what_was_decided on session_entry (kind) where kind in ('elected', 'resolution');
