-- Whether this database is a sample world's or a real institution's: settled at the first start, for good.
create table kind_of_world (
    only_one boolean primary key default true check (only_one),
    sample   boolean not null
);
alter table kind_of_world enable row level security; -- reached by the function alone

-- Settles it if nobody has, and says which it is.
create function settle_kind_of_world(as_sample boolean) returns boolean language plpgsql security definer
    set search_path = public, pg_temp as $$
begin
    insert into kind_of_world (sample)
    select case when exists (select from person) then exists (select from person where fictional) else as_sample end
    on conflict do nothing;
    return (select sample from kind_of_world);
end $$;
