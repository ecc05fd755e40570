-- Somebody whose only means of signing in is lost gets in again by an act of the Registry, or of the appointing
-- authority, that vouches for them on the docket. What they had ends with that entry: passkeys, password and codes,
-- links, keys of programs, and every sign-in that is open. Whoever holds an office is not let in this way.
create function end_ways_in(by_entry uuid) returns uuid language plpgsql security definer set search_path = public, pg_temp as $$
declare
    act entry := deed(by_entry);
    who uuid := (act.body -> 'facts' ->> 'seated')::uuid;
begin
    if act.id is null or act.act <> 'way-in-renewed' or act.role not in ('registry', 'authority')
       or who is null or who = myself() or holds_office(who)
       or not exists (select from capacity c where c.case_id = act.case_id and c.member = who and c.until is null
                         and c.role in ('party', 'mediator')) then
        raise exception 'no way in ends by this entry' using errcode = '42501';
    end if;
    delete from user_credentials where user_entity_user_id in (select id from user_entities where name = who::text);
    delete from password_and_code where person = who;
    delete from recovery_code where person = who;
    update one_time_link set used_at = world_now() where person = who and used_at is null;
    update personal_token set revoked_at = world_now() where person = who and revoked_at is null;
    delete from spring_session where principal_name = who::text;
    return who;
end $$;
