-- What costs least is asked first.
create or replace function stands_elsewhere(of_case uuid, of_side uuid, who uuid) returns boolean
    language sql stable security definer set search_path = public, pg_temp as $$
    select exists (select from capacity c left join party p on p.id = c.party
                    where c.case_id = of_case and c.member = who and c.until is null and p.side is distinct from of_side)
        or holds_office(who)
        or is_on_panel(who, world_now())
$$;
