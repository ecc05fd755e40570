-- An office can be held for a term that an organ has given; what the organ calls the term stands with it.
alter table office_holding add column term text unique;

-- A later appointment ends the earlier one on the day on which it begins, and takes the place of one that would begin
-- after it. For functions of the owner alone, which read from a record that the term was given.
create function hold_office(office_key text, who uuid, from_when timestamptz, until_when timestamptz, by_term text)
    returns void language plpgsql security definer set search_path = public, pg_temp as $$
declare which uuid := (select id from office where key = office_key);
begin
    if which is null or exists (select from office_holding where term = by_term) then
        return;
    end if;
    delete from office_holding where office = which and held_from >= from_when;
    update office_holding set held_until = from_when
     where office = which and (held_until is null or held_until > from_when);
    insert into office_holding values (which, who, from_when, until_when, by_term);
end $$;

-- What is given up before it begins was never held.
create function leave_office(by_term text, until_when timestamptz)
    returns void language sql security definer set search_path = public, pg_temp as $$
    delete from office_holding where term = by_term and held_from >= until_when;
    update office_holding set held_until = until_when
     where term = by_term and (held_until is null or held_until > until_when) $$;

revoke execute on function hold_office(text, uuid, timestamptz, timestamptz, text), leave_office(text, timestamptz) from public;
