-- Offices end; who held one, and until when, stays.
create function end_office(office_key text, who uuid) returns boolean language plpgsql security definer set search_path = public, pg_temp as $$
begin
    update office_holding set held_until = world_now()
     where office = (select id from office where key = office_key) and person = who and held_until is null and held_from < world_now();
    return found;
end $$;

revoke execute on function end_office(text, uuid) from public;

-- In a real institution offices are given by the owner of the database, never by the application.
create or replace function give_office(office_key text, who uuid) returns void language plpgsql security definer
    set search_path = public, pg_temp as $$
begin
    if session_user = 'goodoffices_app' and not (select sample from kind_of_world) then
        raise exception 'offices are given by whoever runs the institution' using errcode = '42501';
    end if;
    insert into office_holding (office, person, held_from)
    select id, who, world_now() from office where key = office_key
        and not exists (select from office_holding h where h.office = office.id and h.person = who and h.held_until is null);
end $$;

-- In which language somebody is written to who asks for a link in order to be taken in, known or not; null for a link alone.
alter table link_asked add column enrol_in text check (enrol_in in ('en', 'zh'));
