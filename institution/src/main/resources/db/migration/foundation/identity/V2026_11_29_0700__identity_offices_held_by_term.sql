-- An office can be held for a term that an organ has given; what the organ calls the term stands with it. A term that was
-- overtaken or given up before it began is kept, and is empty: pointing at it again gives nothing.
alter table office_holding add column term text unique;
alter table office_holding drop constraint term_runs_forward;
alter table office_holding add constraint term_runs_forward check (held_until >= held_from);
alter table office_holding drop constraint office_holding_pkey;
create unique index office_is_given_once_at_a_time on office_holding (office, person, held_from) where term is null;

-- A later appointment ends the earlier one on the day on which it begins, and takes the place of one that would begin
-- after it. For functions of the owner alone, which read from a record that the term was given.
create function hold_office(office_key text, who uuid, from_when timestamptz, until_when timestamptz, by_term text)
    returns void language plpgsql security definer set search_path = public, pg_temp as $$
declare which uuid := (select id from office where key = office_key);
begin
    if which is null or exists (select from office_holding where term = by_term) then
        return;
    end if;
    update office_holding set held_until = greatest(from_when, held_from)
     where office = which and (held_until is null or held_until > greatest(from_when, held_from));
    insert into office_holding values (which, who, from_when, until_when, by_term);
end $$;

create function leave_office(by_term text, until_when timestamptz)
    returns void language sql security definer set search_path = public, pg_temp as $$
    update office_holding set held_until = greatest(until_when, held_from)
     where term = by_term and (held_until is null or held_until > greatest(until_when, held_from)) $$;

revoke execute on function hold_office(text, uuid, timestamptz, timestamptz, text), leave_office(text, timestamptz) from public;
