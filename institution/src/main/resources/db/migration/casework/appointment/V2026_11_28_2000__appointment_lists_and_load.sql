-- How many cases each was named mediator in since a moment: for the Registry and the appointing authority alone,
-- whom every case is open to; to anybody else it would tell of cases that they may not know of.
create function named_mediator_since(moment timestamptz) returns table (person uuid, times int)
    language sql stable security definer set search_path = public, pg_temp as $$
    select member, count(distinct case_id)::int from capacity
     where role = 'mediator' and since > moment
       and coalesce(identities() && array['00000000-0000-0000-0000-0000000000a1',
           '00000000-0000-0000-0000-0000000000a2']::uuid[], false)
     group by member
$$;

-- Who of a list is left when it is opened: struck by no side, and the best by the sum of the sides' ranks; among
-- equals whoever stands higher on the list. A side that has not answered accepts all alike. It is the one thing that
-- is ever told of answers that stand in the sides' own lanes, and not before their time is over. Null: nobody is left.
create function list_result(which uuid) returns text
    language plpgsql stable security definer set search_path = public, pg_temp as $$
declare
    sent entry := answers_over(which, 'list-sent');
begin
    return (
        with listed as (
            select value ->> 'id' as id, ordinality as place
              from jsonb_array_elements(sent.content::jsonb -> 'facts' -> 'candidates') with ordinality),
        answer as (
            select distinct on (side) says from answers_given(sent, 'list-answered', 'list') order by side, place desc)
        select c.id from listed c
         where not exists (select from answer where says -> 'strikes' ? c.id)
         order by (select coalesce(sum((says -> 'ranks' ->> c.id)::int), 0) from answer), c.place
         limit 1);
end $$;
