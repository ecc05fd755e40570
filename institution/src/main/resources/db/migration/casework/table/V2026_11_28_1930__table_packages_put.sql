-- Whether every party still in the case accepted a package by its last answer: the one thing that is ever told of
-- answers that stand in the sides' own lanes, and not before their time is over. What an earlier answer said, and
-- who answered, is told to nobody.
create function package_accepted(which uuid) returns boolean
    language plpgsql stable security definer set search_path = public, pg_temp as $$
declare
    put entry := answers_over(which, 'package-suggested');
begin
    return not exists (
        select from party p
         where p.case_id = put.case_id and not exists (select from departure d where d.party = p.id)
           and not coalesce((
               select (says ->> 'accepts')::boolean from answers_given(put, 'package-answered', 'package') a
                where a.party = p.id order by place desc limit 1), false));
end $$;
