-- The rights of the Secretary-General follow from the entry by which somebody was elected to it, or gave it up, and from nothing
-- else: whoever calls this names an entry, not a person.
create function office_follows(which text, of_entry bigint, zone text)
    returns void language plpgsql security definer set search_path = public, pg_temp as $$
declare
    act text;
    said jsonb;
begin
    select kind, content::jsonb -> 'values' into act, said from session_entry where session = which and number = of_entry;
    if act = 'elected' and said ->> 'office' = 'office-secretary-general' and said ? 'account' then
        perform hold_office(
            'secretary-general', (said ->> 'account')::uuid,
            (said ->> 'begins')::timestamp at time zone zone, (said ->> 'ends')::timestamp at time zone zone,
            which || '/' || (said ->> 'secret') || '/0');
    elsif act = 'record-resignation' then
        perform leave_office(said ->> 'term', (said ->> 'ends')::timestamp at time zone zone);
    end if;
end $$;
