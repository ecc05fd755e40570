-- How far the sample world's clock is ahead; the institution's own clock never is.
create table clock_moved (
    moved_at timestamptz not null,
    by_how_much interval not null check (by_how_much > interval '0')
);
grant select, insert on clock_moved to goodoffices_app;
