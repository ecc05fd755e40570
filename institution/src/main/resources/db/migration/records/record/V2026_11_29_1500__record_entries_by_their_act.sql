-- Funders and experts are read from the entries by which they were stated, over all cases.
create index entry_by_act on entry (act);
