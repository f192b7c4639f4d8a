/** Registrable domains of the category `cloud_operations`, as domainsIn() reads them. */
export const CLOUD_OPERATIONS = `
.app lens ondigitalocean
.cloud hetzner netdata
.com a2hosting acquia acronis airbyte akamai alibabacloud aliyun amazonaws appdynamics aquasec
awsstatic azure backblaze backblazeb2 bluehost borgbase cachefly caprover checkmk citrix cloud66
cloudflare cloudflarestatus cloudsmith cloudways contabo couchbase crashplan crowdstrike d2iq
databricks datadoghq digitalocean directadmin dokku dreamhost duo dynadot dynatrace enom env0
exoscale fastly firehydrant fivetran fortinet godaddy googleapis goteleport grafana hetzner
hightouch hostgator hostinger hover huaweicloud ibm icinga idrive imperva infomaniak inmotionhosting
instaclustr inwx ionos jfrog jumpcloud keycdn kinsta komodor lacework laravel-forge leaseweb linode
liquidweb loggly mirantis nagios name namecheap newrelic nutanix onelogin openshift opsgenie oracle
oraclecloud ovh ovhcloud paessler pagerduty paloaltonetworks papertrailapp pingidentity plesk
porkbun proxmox prtg qcloud qnap rackspace rancher rootly scaleway scalr scylladb sentinelone
singlestore site24x7 siteground snowflake solarwinds sonatype splunk squadcast stackpath statuscake
stitchdata sumologic synology sysdig tailscale teleport tencentcloud truenas twingate upcloud uptime
veeam victorops virtualmin vmware vultr wasabi wasabisys webmin wpengine yugabyte zabbix zerotier
zscaler
.de hetzner inwx ionos netcup strato
.dev k8slens
.eu datadoghq netcup
.io aiven ceph cloudsmith coolify docker envoyer gcr ghcr incident infracost jfrog k3s keeper logz
min netbird okd pantheon ploi portainer quay runcloud segment serverpilot spacelift wiz
.net bunny cpanel gandi grafana mongodb ovh rsync sucuri unraid
.org kamal-deploy nagios openstack
.security orca
.sh platform
`;
